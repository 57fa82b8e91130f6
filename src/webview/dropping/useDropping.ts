import { attachDropped, mayDrop, readDropped } from './dropped';
import { usePage } from '../components/page';

/** Takes what is dropped and pasted, unless it is text. */
export function useDropping() {
  const { post } = usePage();
  const take = (event: Event, data: DataTransfer | null): void => {
    const dropped = readDropped(data);
    if (!dropped) return;
    event.preventDefault();
    void attachDropped(dropped, post);
  };
  return {
    onDragOver: (event: DragEvent) => {
      if (mayDrop(event.dataTransfer)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => take(event, event.dataTransfer),
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
  };
}
