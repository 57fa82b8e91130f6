import { showAccessibilityHelp } from '../accessibilityHelp';
import type { Command } from './command';

export const accessibilityHelp: Command = {
  id: 'frugal.accessibilityHelp',
  run: showAccessibilityHelp,
};
