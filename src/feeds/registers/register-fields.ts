/** The registers that files can fill: which fields a record has, and how each is read. */
import {
  BOOLEAN_WORDS,
  CERTIFICATION_WORDS,
  CONTRACT_WORDS,
  FUND_WORDS,
  INCUBATOR_WORDS,
  INSTITUTION_WORDS,
  LEVEL_WORDS,
  LOAN_STATUS_WORDS,
  PATENT_WORDS,
  SCALE_WORDS,
  STATUS_WORDS,
  type WordList,
} from './words';

export type FieldType =
  | { readonly type: 'text'; readonly max: number }
  /** A name as it is registered: its brackets are written in one way. */
  | { readonly type: 'name'; readonly max: number }
  /** Letters and digits that spreadsheets like to turn into numbers. */
  | { readonly type: 'identifier'; readonly max: number }
  | { readonly type: 'industry' }
  | { readonly type: 'uscc' }
  | { readonly type: 'patent-number' }
  | { readonly type: 'region' }
  | { readonly type: 'date' }
  | { readonly type: 'money'; readonly positive: boolean }
  | { readonly type: 'rate' }
  | { readonly type: 'word'; readonly words: WordList }
  | { readonly type: 'boolean'; readonly words: WordList }
  /** Data of a natural person: sealed before it is kept, and never shown among rejects. */
  | { readonly type: 'contact'; readonly max: number };

/** KEY: tells the record from all others. NEEDED: a new record must have it. */
export type FieldRole = 'KEY' | 'NEEDED' | 'OPTIONAL';

export type Field = FieldType & { readonly role: FieldRole };

export const MAX_NAME_LENGTH = 200;
export const MAX_TITLE_LENGTH = 500;
export const MAX_IDENTIFIER_LENGTH = 100;
const MAX_CONTACT_LENGTH = 100;

const key = <T extends FieldType>(type: T) => ({ ...type, role: 'KEY' }) as const;
const needed = <T extends FieldType>(type: T) => ({ ...type, role: 'NEEDED' }) as const;
const optional = <T extends FieldType>(type: T) => ({ ...type, role: 'OPTIONAL' }) as const;

const NAME = { type: 'name', max: MAX_NAME_LENGTH } as const;
const TEXT = { type: 'text', max: MAX_TITLE_LENGTH } as const;
const IDENTIFIER = { type: 'identifier', max: MAX_IDENTIFIER_LENGTH } as const;
const CONTACT = { type: 'contact', max: MAX_CONTACT_LENGTH } as const;
const USCC = { type: 'uscc' } as const;
const REGION = { type: 'region' } as const;
const DATE = { type: 'date' } as const;
const AMOUNT = { type: 'money', positive: true } as const;
const MONEY = { type: 'money', positive: false } as const;
const BOOLEAN = { type: 'boolean', words: BOOLEAN_WORDS } as const;
const word = (words: WordList) => ({ type: 'word', words }) as const;

type Fields = Readonly<Record<string, Field>>;

/**
 * The kind of a patent and the year of a technology SME follow from their numbers: files may leave them out.
 * `uscc` in other registers than `enterprises` is the enterprise that a record belongs to.
 */
export const REGISTER_FIELDS = {
  enterprises: {
    ...{ uscc: key(USCC), name: needed(NAME), nameEn: optional(NAME), region: needed(REGION) },
    ...{ industryCode: optional({ type: 'industry' }), scale: optional(word(SCALE_WORDS)) },
    ...{ foundedOn: optional(DATE), isTechEnterprise: optional(BOOLEAN) },
    ...{ status: optional(word(STATUS_WORDS)), struckOffOn: optional(DATE), mergedInto: optional(USCC) },
    ...{ effectiveOn: optional(DATE), sharingAuthorised: optional(BOOLEAN) },
    ...{ sharingDecidedOn: optional(DATE), sharingReason: optional(TEXT) },
    ...{ legalRepresentative: optional(CONTACT), contactName: optional(CONTACT) },
    contactPhone: optional(CONTACT),
  },
  certifications: {
    ...{ kind: key(word(CERTIFICATION_WORDS)), number: key(IDENTIFIER), uscc: needed(USCC) },
    ...{ level: optional(word(LEVEL_WORDS)), issuedOn: optional(DATE), expiresOn: optional(DATE) },
    revokedOn: optional(DATE),
  },
  patents: {
    ...{ applicationNumber: key({ type: 'patent-number' }), kind: optional(word(PATENT_WORDS)) },
    ...{ title: needed(TEXT), uscc: needed(USCC), filedOn: needed(DATE), grantedOn: optional(DATE) },
    ...{ lapsedOn: optional(DATE), pledgedTo: optional(NAME), pledgedOn: optional(DATE) },
    pledgeReleasedOn: optional(DATE),
  },
  loans: {
    ...{ bank: key(NAME), contractNumber: key(IDENTIFIER), uscc: needed(USCC) },
    ...{ programme: optional(IDENTIFIER), principal: needed(AMOUNT), outstanding: optional(MONEY) },
    ...{ annualRate: needed({ type: 'rate' }), drawnOn: needed(DATE), dueOn: needed(DATE) },
    ...{ repaidOn: optional(DATE), status: optional(word(LOAN_STATUS_WORDS)) },
  },
  incubators: {
    ...{ region: key(REGION), name: key(NAME), nameEn: optional(NAME), kind: needed(word(INCUBATOR_WORDS)) },
    ...{ level: optional(word(LEVEL_WORDS)), openedOn: needed(DATE), closedOn: optional(DATE) },
  },
  tenancies: {
    ...{ incubator: key(NAME), region: optional(REGION), uscc: key(USCC), movedInOn: key(DATE) },
    movedOutOn: optional(DATE),
  },
  listings: {
    ...{ board: key(NAME), code: key(IDENTIFIER), listedOn: key(DATE), uscc: needed(USCC) },
    delistedOn: optional(DATE),
  },
  'tech-contracts': {
    ...{ number: key(IDENTIFIER), kind: needed(word(CONTRACT_WORDS)), title: needed(TEXT) },
    ...{ uscc: needed(USCC), buyer: needed(NAME), value: needed(MONEY), technologyValue: optional(MONEY) },
    ...{ signedOn: needed(DATE), registeredOn: optional(DATE) },
  },
  funds: {
    ...{ slug: key(IDENTIFIER), name: needed(NAME), nameEn: optional(NAME) },
    ...{ kind: needed(word(FUND_WORDS)), region: needed(REGION), programme: optional(IDENTIFIER) },
    ...{ size: needed(AMOUNT), establishedOn: optional(DATE) },
  },
  contributions: {
    ...{ fund: key(NAME), contributor: key(NAME), paidOn: key(DATE), amount: needed(AMOUNT) },
  },
  investments: {
    ...{ uscc: key(USCC), fund: key(NAME), investedOn: key(DATE), amount: needed(AMOUNT) },
    exitedOn: optional(DATE),
  },
  institutions: {
    ...{ slug: key(IDENTIFIER), name: needed(NAME), nameEn: optional(NAME) },
    ...{ kind: needed(word(INSTITUTION_WORDS)), region: optional(REGION) },
  },
} as const satisfies Readonly<Record<string, Fields>>;

export type RegisterName = keyof typeof REGISTER_FIELDS;

export const REGISTER_NAMES = Object.keys(REGISTER_FIELDS) as readonly RegisterName[];

export const fieldsOf = (register: RegisterName): Fields => REGISTER_FIELDS[register];

export const keysOf = (register: RegisterName): readonly string[] =>
  Object.entries(fieldsOf(register)).flatMap(([name, { role }]) => (role === 'KEY' ? [name] : []));

export const contactsOf = (register: RegisterName): readonly string[] =>
  Object.entries(fieldsOf(register)).flatMap(([name, { type }]) => (type === 'contact' ? [name] : []));

/** Fields of any register that hold data of natural persons. */
export const CONTACT_FIELDS: readonly string[] = [...new Set(REGISTER_NAMES.flatMap(contactsOf))];

/** Fields by which a full list may be full for a part of its register only. */
export const SLICE_FIELDS = {
  enterprises: [],
  certifications: ['kind'],
  patents: ['kind'],
  loans: ['bank'],
  incubators: ['kind'],
  tenancies: [],
  listings: ['board'],
  'tech-contracts': ['kind'],
  funds: ['kind'],
  contributions: ['fund'],
  investments: ['fund'],
  institutions: ['kind'],
} as const satisfies Readonly<Record<RegisterName, readonly string[]>>;

export type SliceField = 'kind' | 'bank' | 'board' | 'fund';
