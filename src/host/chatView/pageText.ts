import { pageStrings, type PageStrings } from '../../shared/strings';
import { translated } from '../pages/translated';

/** The page's words in the user's language. */
export const pageText = (): PageStrings => translated(pageStrings);
