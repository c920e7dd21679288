/** XML of a stranger, element by element: no DOCTYPE, so no entities; depth, names and texts are bounded. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type Bilingual, bilingual } from '../../../domain/bilingual';
import { MAX_XML_ATTRIBUTES, MAX_XML_DEPTH, MAX_XML_TAG, MAX_XML_TOKEN } from '../../limits';
import { FileRefused } from '../../problems';

export interface XmlAttribute {
  readonly uri: string;
  readonly local: string;
  readonly value: string;
}

export interface XmlElement {
  readonly uri: string;
  readonly local: string;
  readonly line: number;
  readonly attributes: readonly XmlAttribute[];
}

/** What an element means where it stands: who takes its children, and what happens at its end. */
export interface XmlContext {
  /** Null: nobody cares for the child, nor for anything inside it. */
  open?(child: XmlElement): XmlContext | null;
  /** Gets the text that stood directly in the element. */
  end?(text: string): void;
}

const IGNORED: XmlContext = {};
const PAGE = /^\s*html\b/i;

/** What a gateway or a firewall answers with, under any name. */
export const webPage = (line: number) =>
  new FileRefused('SOURCE_REPORTS_ERROR', { line }, { detail: bilingual('一个网页', 'a web page') });

const WHAT = {
  token: bilingual('名称、属性或文本的长度', 'characters in a name, an attribute or a text'),
  tag: bilingual('一个元素及其属性的长度', 'characters in an element with its attributes'),
  attributes: bilingual('一个元素的属性', 'attributes of an element'),
  depth: bilingual('嵌套层数', 'levels of nesting'),
};

const tooLarge = (what: Bilingual, max: number, line: number) =>
  new FileRefused('XML_TOO_LARGE', { line }, { what, max });

export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly stack: { readonly context: XmlContext; text: string }[] = [];
  private seenAt = 0;
  private attributes = 0;
  private startLine = 1;
  private startAt = 0;

  constructor(root: XmlContext) {
    this.stack.push({ context: root, text: '' });
    this.listen();
  }

  write(text: string): void {
    this.parser.write(text);
    if (this.parser.position - this.seenAt > MAX_XML_TOKEN) throw this.tokenTooLarge();
  }

  end(): void {
    this.parser.close();
  }

  private listen(): void {
    const { parser } = this;
    parser.on('error', (error) => {
      throw new FileRefused('BAD_XML', { line: parser.line }, { detail: error.message });
    });
    // The parser gathers it as text and expands nothing; a long one is a text that is too large.
    parser.on('doctype', (doctype) => {
      if (PAGE.test(doctype)) throw webPage(parser.line);
      throw new FileRefused('XML_DOCTYPE', { line: parser.line });
    });
    parser.on('opentagstart', () => {
      this.seen();
      this.attributes = 0;
      this.startLine = parser.line;
      this.startAt = parser.position;
    });
    parser.on('attribute', () => {
      this.seen();
      this.attributes += 1;
      if (parser.position - this.startAt > MAX_XML_TAG) throw tooLarge(WHAT.tag, MAX_XML_TAG, parser.line);
      if (this.attributes > MAX_XML_ATTRIBUTES) {
        throw tooLarge(WHAT.attributes, MAX_XML_ATTRIBUTES, parser.line);
      }
    });
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('text', (text) => this.text(text));
    parser.on('cdata', (text) => this.text(text));
    parser.on('closetag', () => this.close());
    for (const event of ['comment', 'processinginstruction'] as const) parser.on(event, () => this.seen());
  }

  /** How far the parser has come; what it gathered until here must be of a bearable size. */
  private seen(): void {
    const { position } = this.parser;
    if (position - this.seenAt > MAX_XML_TOKEN) throw this.tokenTooLarge();
    this.seenAt = position;
  }

  private tokenTooLarge(): FileRefused {
    return tooLarge(WHAT.token, MAX_XML_TOKEN, this.parser.line);
  }

  private open({ uri, local, attributes }: SaxesTagNS): void {
    this.seen();
    if (this.stack.length > MAX_XML_DEPTH) throw tooLarge(WHAT.depth, MAX_XML_DEPTH, this.parser.line);
    const element = { uri, local, line: this.startLine, attributes: Object.values(attributes) };
    const context = this.stack.at(-1)?.context.open?.(element) ?? IGNORED;
    this.stack.push({ context, text: '' });
  }

  private text(text: string): void {
    this.seen();
    const top = this.stack.at(-1);
    if (!top?.context.end) return;
    top.text += text;
    if (top.text.length > MAX_XML_TOKEN) throw this.tokenTooLarge();
  }

  private close(): void {
    this.seen();
    const { context, text } = this.stack.pop() as { context: XmlContext; text: string };
    context.end?.(text);
  }
}
