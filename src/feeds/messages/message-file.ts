/** The figures of a message: components to indicator, region and period, by what the feed says of them. */
import type { ObservationStatus } from '../../domain/vocabulary';
import { type BatchCollector, isUnresolved, type Unresolved } from '../feed-batch';
import type { FigureDefinition, MissingReason } from '../figure-definition';
import type { FigureMapper, PrintedFigure } from '../figure-mapper';
import { MAX_POWER_OF_TEN } from '../limits';
import { FileRefused, problem } from '../problems';
import { remember } from '../remember';
import { type IndicatorUse, isCumulative } from '../resolve-indicator';
import type { RegionEntry } from '../vocabulary';
import type { MessageFigure, MessageKind, MessageRole } from './message';

/** What a status says about a value that is not there. */
const REASON_OF_STATUS: Readonly<Partial<Record<ObservationStatus, MissingReason>>> = {
  M: 'NOT_APPLICABLE',
  L: 'NOT_COLLECTED',
  Q: 'CONFIDENTIAL',
};
const POWER_OF_TEN = /^-?\d{1,2}$/;
const KEY_SEPARATOR = '.';

export class MessageFile {
  private readonly indicatorIds: readonly string[];
  private readonly indicatorOf: (keyAndName: string) => IndicatorUse | Unresolved;
  private readonly conditions: readonly (readonly [id: string, codes: readonly string[]])[];
  private readonly given: MessageFigure['components'] | null;
  private attributesOnly = 0;
  private readonly fixed: { indicator: IndicatorUse | null; region: RegionEntry | null };

  constructor(
    private readonly kind: MessageKind,
    private readonly definition: FigureDefinition,
    private readonly mapper: FigureMapper,
    private readonly collector: BatchCollector,
  ) {
    this.indicatorIds = definition.message?.indicator ?? kind.roles.indicator ?? [];
    this.indicatorOf = remember((keyAndName) => this.resolveIndicator(keyAndName));
    this.conditions = Object.entries(definition.message?.where ?? {});
    const given = Object.entries(definition.message?.given ?? {});
    this.given = given.length === 0 ? null : Object.fromEntries(given.map(([id, code]) => [id, { code }]));
    this.fixed = { indicator: this.fixedIndicator(), region: this.fixedRegion() };
  }

  figure(given: MessageFigure): void {
    const figure = this.completed(given);
    const place = { line: figure.line, column: figure.path, raw: figure.value ?? '' };
    const printed = figure.fault ?? this.excludedBy(figure) ?? this.wildcard(figure) ?? this.printed(figure);
    if (printed === figure.fault && printed.fault === 'ATTRIBUTES_ONLY') this.attributesOnly += 1;
    if (!isUnresolved(printed)) this.mapper.figure(printed);
    else if (printed.ignore) this.collector.ignore(printed, place, 1);
    else this.collector.reject(1, [problem(printed.fault, place, printed.details)]);
  }

  end(): void {
    const { read, rows, ignored, errors } = this.collector.total;
    this.collector.reportIgnored();
    if (read === this.attributesOnly && errors === 0) throw new FileRefused('NO_FIGURES_IN_MESSAGE');
    if (rows === 0 && errors === 0 && ignored > 0) {
      throw new FileRefused('NOTHING_RECOGNISED', undefined, { count: read });
    }
  }

  /** What the message does not say and the feed knows. */
  private completed(figure: MessageFigure): MessageFigure {
    if (this.given === null) return figure;
    return { ...figure, components: { ...this.given, ...figure.components } };
  }

  private printed(figure: MessageFigure): PrintedFigure | Unresolved {
    const indicator = this.fixed.indicator ?? this.indicatorFor(figure);
    if (isUnresolved(indicator)) return indicator;
    const region = this.fixed.region ?? this.regionOf(figure);
    if (isUnresolved(region)) return region;
    const period = this.mapper.period(this.text(figure, 'period'), indicator.cumulative);
    if (isUnresolved(period)) return period;
    const power = this.text(figure, 'multiplier');
    if (power !== '' && !isPowerOfTen(power)) return { fault: 'BAD_MULTIPLIER', details: { text: power } };
    const status = this.text(figure, 'status');
    const missing = this.missingReason(figure, status);
    const print = { text: this.text(figure, 'printed'), unit: this.text(figure, 'printedUnit') };
    return {
      ...{ line: figure.line, column: figure.path, indicator, region, period, status },
      text: figure.value ?? '',
      reason: this.text(figure, 'missing'),
      printed: print,
      unit: this.text(figure, 'unit'),
      publishedOn: this.publishedOn(figure),
      multiplier: Number(power),
      ...(missing ? { missing } : {}),
      ...(figure.retracts ? { retracts: true } : {}),
    };
  }

  private missingReason(figure: MessageFigure, status: string): MissingReason | null {
    if (figure.retracts) return 'WITHDRAWN';
    if (figure.value !== null && figure.missing === undefined) return null;
    // The feed's own component says it in the words of the catalogue.
    if (figure.value === null && this.text(figure, 'missing') !== '') return null;
    return figure.missing ?? REASON_OF_STATUS[status as ObservationStatus] ?? 'NOT_PUBLISHED';
  }

  /** Taking back whatever fits would need what is kept; a feed only knows what its file says. */
  private wildcard(figure: MessageFigure): Unresolved | null {
    if (!figure.retracts) return null;
    const { indicator, region } = this.fixed;
    const ids = [
      ...(indicator ? [] : this.indicatorIds),
      ...(region ? [] : [this.idOf('region')]),
      this.idOf('period'),
    ];
    const isWhole = ids.every((id) => (figure.components[id]?.code ?? '') !== '');
    return isWhole ? null : { fault: 'WILDCARD_DELETE', details: {} };
  }

  private publishedOn(figure: MessageFigure): string | null {
    if (this.definition.publishedAt === 'received') return null;
    const text = this.text(figure, 'publishedOn') || (figure.publishedOn ?? '');
    return text === '' && this.definition.publishedAt === 'column-or-received' ? null : text;
  }

  /** A message without any of the components is most likely not of this feed: it says so, and not just "". */
  private indicatorFor(figure: MessageFigure): IndicatorUse | Unresolved {
    const isSaid = this.indicatorIds.some((id) => (figure.components[id]?.code ?? '') !== '');
    if (isSaid) return this.indicatorOf(this.labelOf(figure));
    return { fault: 'MISSING_COMPONENT', details: { component: this.indicatorIds.join('.') || '—' } };
  }

  /** Codes joined by dots, then names: what the feed's `indicators` may call it, a tab between them. */
  private labelOf({ components }: MessageFigure): string {
    const given = this.indicatorIds.map((id) => components[id] ?? { code: '' });
    const key = given.map(({ code }) => code).join(KEY_SEPARATOR);
    return `${key}\t${given.map(({ code, name }) => name ?? code).join(KEY_SEPARATOR)}`;
  }

  private resolveIndicator(keyAndName: string): IndicatorUse | Unresolved {
    const [key = '', name = ''] = keyAndName.split('\t');
    const byKey = this.mapper.indicator(key);
    if (name === key) return byKey;
    if (!isUnresolved(byKey)) return this.withPeriodOfName(byKey, key, name);
    const byName = this.mapper.indicator(name);
    if (!isUnresolved(byName)) return byName;
    return { ...byName, details: { ...byName.details, label: `${name} (${key})`, spelling: name } };
  }

  /** Mapped by its code, it is its name that says 累计, unless the feed does. */
  private withPeriodOfName(use: IndicatorUse, key: string, name: string): IndicatorUse {
    const isSaid = this.definition.indicators[key]?.cumulative !== undefined;
    return isSaid || !isCumulative(name) ? use : { ...use, cumulative: true };
  }

  /** A code that the catalogue knows; else the name, as countries have codes of their own. */
  private regionOf({ components }: MessageFigure): RegionEntry | Unresolved {
    const { code = '', name } = components[this.idOf('region')] ?? {};
    const byCode = this.mapper.region(code);
    if (!isUnresolved(byCode) || byCode.ignore || name === undefined) return byCode;
    return this.mapper.region(name);
  }

  private idOf(role: MessageRole): string {
    return this.definition.message?.[role] ?? this.kind.roles[role] ?? '';
  }

  private text({ components }: MessageFigure, role: MessageRole): string {
    return components[this.idOf(role)]?.code ?? '';
  }

  private excludedBy({ components }: MessageFigure): Unresolved | null {
    for (const [id, codes] of this.conditions) {
      const code = components[id]?.code ?? '';
      if (!codes.includes(code))
        return { fault: 'IGNORED_CODE', details: { label: `${id}=${code}` }, ignore: true };
    }
    return null;
  }

  /** What the feed says stands in where the message has no such component. */
  private fixedIndicator(): IndicatorUse | null {
    const { indicator: own } = this.definition;
    const found = own && this.indicatorIds.length === 0 ? this.mapper.indicator(own.code) : null;
    if (!own || !found || isUnresolved(found)) return null;
    const unitIfNone = own.unit === undefined ? null : this.mapper.unit(own.unit);
    return { ...found, unitIfNone, cumulative: own.cumulative ?? false };
  }

  private fixedRegion(): RegionEntry | null {
    const { region: code, message } = this.definition;
    if (code === undefined || message?.region !== undefined) return null;
    const found = this.mapper.region(code);
    return isUnresolved(found) ? null : found;
  }
}

const isPowerOfTen = (text: string) => POWER_OF_TEN.test(text) && Math.abs(Number(text)) <= MAX_POWER_OF_TEN;
