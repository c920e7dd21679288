/** One data set of SDMX-ML: what holds for all of it, its groups, and the figures that its elements make. */
import type { FigureDefinition } from '../../figure-definition';
import type { MessageFigure } from '../message';
import { type Components, componentsOf } from './components';
import { Groups } from './groups';
import { componentsIn, reserved } from './ml-attributes';
import { attributeOf, type MlHeader, type MlRoot, type MlStructure, wrongMl } from './ml-header';
import { type Action, actionOf, figureReader, rolesOf } from './observation';
import type { XmlElement } from './xml-reader';

export interface MlObservation {
  readonly line: number;
  readonly path: string;
  /** Of its series; the same object for all of them. */
  readonly shared: Components;
  readonly own: Components;
  readonly text: string | null;
  /** Of itself, where it differs from that of the data set. */
  readonly action: string | null;
}

const DEFAULT: MlStructure = { dimensionAtObservation: 'TIME_PERIOD', namespace: null };
const FLAT = /^all-?dimensions$/i;

export class MlDataSet {
  readonly constants: Components;
  readonly groups = new Groups();
  readonly dimensionAtObservation: string;
  readonly isCrossSection: boolean;
  readonly valueId: string;
  private readonly structure: MlStructure;
  private readonly action: Action;
  private readonly publishedOn: string;
  private readonly figureOf: ReturnType<typeof figureReader>;

  constructor(
    element: XmlElement,
    root: MlRoot,
    header: MlHeader,
    definition: FigureDefinition,
    private readonly take: (figure: MessageFigure) => void,
  ) {
    const reference = attributeOf(element, 'structureRef') ?? reserved(element, 'structureRef');
    this.structure = structureOf(header, reference, element.line);
    this.dimensionAtObservation = this.structure.dimensionAtObservation;
    const { period, value } = rolesOf(definition);
    const flat = FLAT.test(this.dimensionAtObservation);
    this.isCrossSection = !flat && this.dimensionAtObservation !== period;
    this.valueId = value;
    this.figureOf = figureReader(definition);
    this.constants = root.kind === 'specific' ? componentsIn(element) : componentsOf();
    this.action = this.readAction(reserved(element, 'action') ?? header.action, element.line);
    this.publishedOn = reserved(element, 'validFromDate') ?? header.prepared;
  }

  /** Elements of data have no namespace, or that of their structure. */
  isOfData({ uri }: XmlElement): boolean {
    return uri === '' || uri === this.structure.namespace;
  }

  observation({ line, path, shared, own, text, action }: MlObservation): void {
    const components = componentsOf(this.constants, shared, own);
    this.groups.complete(components);
    this.take(
      this.figureOf({
        ...{ line, path, components, text, publishedOn: this.publishedOn },
        action: action === null ? this.action : this.readAction(action, line),
      }),
    );
  }

  private readAction(word: string, line: number): Action {
    const action = word === '' ? 'set' : actionOf(word);
    if (action === null) throw wrongMl(`action="${word}"`, line);
    return action;
  }
}

/** The one that the data set names; where it names none, the only one. */
function structureOf({ structures }: MlHeader, reference: string | null, line: number): MlStructure {
  if (reference === null) {
    if (structures.size > 1) throw wrongMl('DataSet/@structureRef', line);
    return [...structures.values()][0] ?? DEFAULT;
  }
  const found = structures.get(reference);
  if (!found && structures.size > 0) throw wrongMl(`structureRef="${reference}"`, line);
  return found ?? DEFAULT;
}
