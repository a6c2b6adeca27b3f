import type { Attachment } from 'svelte/attachments';

/**
 * Opens and closes a `<dialog>`: the browser's own keeps the focus inside and gives it back afterwards.
 * @param isOpen whether it is to be open; read again whenever that changes
 * @param onclose asked by Escape and by a click on the place outside; it closes nothing by itself
 */
export function modal(isOpen: () => boolean, onclose: () => void): Attachment<HTMLDialogElement> {
  return (element) => {
    const escape = (event: Event) => {
      event.preventDefault();
      onclose();
    };
    const outside = (event: Event) => {
      if (event.target === element) onclose();
    };
    element.addEventListener('cancel', escape);
    element.addEventListener('click', outside);
    $effect(() => {
      if (isOpen() && !element.open) element.showModal();
      if (!isOpen() && element.open) element.close();
    });
    return () => {
      element.removeEventListener('cancel', escape);
      element.removeEventListener('click', outside);
    };
  };
}
