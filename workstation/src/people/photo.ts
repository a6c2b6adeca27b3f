import { ApiError } from '../api/http.ts';

/** Height a photograph is kept with, pixels; its width is four fifths of that. */
const HEIGHT = 500;

/** Cuts a picture to the form of a passport photograph, small enough to keep, and sends it. */
export async function sendPhoto(
  person: string,
  picture: CanvasImageSource,
  width: number,
  height: number,
): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.height = HEIGHT;
  canvas.width = HEIGHT * 0.8;
  const scale = Math.max(canvas.width / width, canvas.height / height);
  const [w, h] = [width * scale, height * scale];
  const context = canvas.getContext('2d');
  context?.drawImage(picture, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  const answer = await fetch(`/api/people/${encodeURIComponent(person)}/photo`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', 'x-requested-with': 'daozhen' },
    body: blob,
  });
  if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => ({})));
}
