import { format } from '../../shared/strings';
import type { UsageSlot, UsageSummary, UsageSums } from '../../shared/usage';
import type { UsageStrings } from '../../shared/usageStrings';
import { pageLanguage } from '../pageLanguage';
import { partWords, sizeOf, type Part } from './outcomes';

/** `12 Nov`, in UTC: a day of the free quota. */
export function dateText(at: number): string {
  return new Date(at).toLocaleDateString(pageLanguage(), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** What the first column of a table of slots is called. */
export function slotHeading(strings: UsageStrings, { slotDays }: UsageSummary): string {
  return slotDays === 1 ? strings.day : strings.weekOf;
}

/** A row for each slot, the last one first: its date, `12 Nov, today`, and what there is to tell of it. */
export function slotRows(
  strings: UsageStrings,
  { slots, slotDays }: UsageSummary,
  cells: (slot: UsageSlot) => readonly string[],
): readonly (readonly string[])[] {
  return slots.toReversed().map((slot, index) => {
    const isToday = index === 0 && slotDays === 1;
    const date = dateText(slot.at);
    return [isToday ? `${date}, ${strings.today}` : date, ...cells(slot)];
  });
}

/** `Answered: 3, Failed: 1`. */
export function sayParts(
  strings: UsageStrings,
  parts: readonly Part[],
  sums: UsageSums,
  say = (count: number): string => count.toLocaleString(pageLanguage()),
): string {
  return parts
    .map((part) => format(strings.partOf, strings[partWords[part]], say(sizeOf(part, sums))))
    .join(', ');
}
