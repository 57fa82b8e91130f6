// Frames alone: what feeding a page costs in the measuring itself.
import { drawWith } from './feed';

drawWith(() => () => undefined);
