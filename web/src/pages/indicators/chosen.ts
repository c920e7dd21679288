/** What the reader compares, as it stands in the address, and how the server is asked for it. */
import { computed } from 'vue';
import { useAddress } from '../../shell/address';
import { useReadingDay } from '../../shell/reading-day';
import { isPeriod, lastMonthOver } from './periods';
import { FREQUENCIES } from './words';

const DAY = /^\d{4}-\d\d-\d\d$/;

export function useChosen() {
  const { change, text, texts, oneOf } = useAddress();
  const { asOf } = useReadingDay();
  const indicators = texts('indicator');
  const regions = texts('region');
  const frequency = oneOf('frequency', FREQUENCIES);
  const [from, to, known] = [text('from'), text('to'), text('known')];

  const asked = computed(() => ({
    frequency: frequency.value,
    from: from.value && isPeriod(from.value) ? from.value : null,
    // Who reads on an earlier day sees the periods that were over by then.
    to: to.value && isPeriod(to.value) ? to.value : asOf.value ? lastMonthOver(asOf.value) : null,
    asKnownAt: known.value && DAY.test(known.value) ? `${known.value}T23:59:59.999+08:00` : null,
  }));
  return { change, indicators, regions, frequency, from, to, known, asked, asOf };
}

export type Asked = ReturnType<typeof useChosen>['asked']['value'];
