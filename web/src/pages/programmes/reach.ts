/** How far the reader's key reaches into public money: looked at first, so that nothing is asked in vain. */
import { computed, shallowRef } from 'vue';
import { useSession } from '../../api/session';

export type Part = 'loans' | 'books' | 'test';

/** A server that does not say who is signed in must not keep the page waiting. */
const PATIENCE_MS = 4_000;
const isTired = shallowRef(false);
setTimeout(() => {
  isTired.value = true;
}, PATIENCE_MS);

export function useReach() {
  const { viewer, isSignedIn, hasRole, hasScope } = useSession();
  const isStaff = computed(() => hasRole('ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'));
  const isAdministrator = computed(() => hasRole('ADMINISTRATOR'));
  const isBank = computed(() => hasRole('BANK'));
  const seesLoans = computed(() => isStaff.value || (isBank.value && hasScope('LOANS')));
  const seesBooks = computed(() => isStaff.value || (isBank.value && hasScope('FINANCE')));
  const reaches = (part: Part) =>
    ({
      loans: seesLoans.value,
      books: seesBooks.value,
      test: seesLoans.value && seesBooks.value,
    })[part];
  return {
    isKnown: computed(() => viewer.value !== null || isTired.value),
    ...{ viewer, isSignedIn, isStaff, isAdministrator, isBank, seesLoans, seesBooks, hasScope, reaches },
  };
}

export type Reach = ReturnType<typeof useReach>;

interface ActedUnder {
  readonly slug: string;
  readonly bodies: readonly { readonly slug: string; readonly members: readonly string[] }[];
  readonly partners: readonly {
    readonly body: string;
    readonly institution?: { readonly slug: string } | null;
    readonly until?: string | null;
  }[];
}

/** The bodies of a programme that the reader speaks for: of the key; for a bank, what it is or is part of. */
export function bodiesOf({ viewer, isBank }: Reach, programme: ActedUnder | null): ReadonlySet<string> {
  if (programme === null || viewer.value === null) return new Set();
  if (!isBank.value) {
    const prefix = `${programme.slug}/`;
    const own = viewer.value.bodies.filter((body) => body.startsWith(prefix));
    return new Set(own.map((body) => body.slice(prefix.length)));
  }
  const { institution } = viewer.value;
  const own = programme.partners.filter((one) => one.institution?.slug === institution && !one.until);
  const names = own.map(({ body }) => body);
  const groups = programme.bodies.filter(({ members }) => members.some((member) => names.includes(member)));
  return new Set([...names, ...groups.map(({ slug }) => slug)]);
}

interface Managed extends ActedUnder {
  readonly managers: readonly { readonly slug: string }[];
}

/** Whoever posts by hand: an administrator, or staff that speak for a body that keeps the books. */
export function keepsBooks(reach: Reach, programme: Managed): boolean {
  if (reach.isAdministrator.value) return true;
  const mine = bodiesOf(reach, programme);
  return reach.isStaff.value && programme.managers.some(({ slug }) => mine.has(slug));
}

/** Whether the reader's key is that of this bank or guarantor, and may write for it. */
export const writesFor = (reach: Reach, institution: string): boolean =>
  reach.isBank.value && reach.hasScope('LEND') && reach.viewer.value?.institution === institution;

/** Whoever reports figures of an institution: itself, or staff of those that the programme puts in charge. */
export function reportsFor(
  reach: Reach,
  programme: Managed,
  institution: string,
  named: readonly string[],
): boolean {
  if (reach.isBank.value) return writesFor(reach, institution);
  const mine = bodiesOf(reach, programme);
  return [...programme.managers.map(({ slug }) => slug), ...named].some((body) => mine.has(body));
}
