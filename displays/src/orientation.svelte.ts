/** How the glass hangs; the page's base size follows it while a screen that uses this is shown. */
export class Orientation {
  portrait = $state(false);

  /** `landscape` is the style class of the lying glass, where it is not the hall's. */
  constructor(landscape?: string) {
    const upright = matchMedia('(orientation: portrait)');
    this.portrait = upright.matches;
    $effect(() => {
      const turn = () => (this.portrait = upright.matches);
      upright.addEventListener('change', turn);
      return () => upright.removeEventListener('change', turn);
    });
    $effect(() => {
      const name = this.portrait ? 'portrait' : landscape;
      if (!name) return;
      document.documentElement.classList.add(name);
      return () => document.documentElement.classList.remove(name);
    });
  }
}
