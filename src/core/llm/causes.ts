import { accountCauses } from './accountCauses';
import type { Cause, CauseRow } from './cause';
import { modelCauses } from './modelCauses';
import { networkCauses } from './networkCauses';
import { requestCauses } from './requestCauses';
import type { CauseName } from './causeName';

/** The table of causes: how each is recognised, what it costs and what the user is told. */
export const causes: Readonly<Record<CauseName, Cause>> = {
  ...withScope('account', accountCauses),
  ...withScope('model', modelCauses),
  ...withScope('request', requestCauses),
  ...withScope('network', networkCauses),
};

function withScope<Name extends CauseName>(
  scope: Cause['scope'],
  rows: Readonly<Record<Name, CauseRow>>,
): Record<Name, Cause> {
  const entries = Object.entries<CauseRow>(rows).map(([name, row]) => [name, { ...row, scope }]);
  return Object.fromEntries(entries) as Record<Name, Cause>;
}
