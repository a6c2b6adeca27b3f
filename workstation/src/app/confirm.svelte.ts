/** A question before something that cannot simply be taken back. */
export interface Question {
  title: string;
  /** What will happen, in a sentence. */
  text: string;
  /** Label of the button that does it. */
  action: string;
  /** It destroys something: the button is marked so. */
  harm?: boolean;
}

/** Asks one question at a time in the middle of the screen. Prefer an undo where there can be one. */
export class Confirm {
  #open = $state.raw<Question>();
  #answer: (yes: boolean) => void = () => {};

  get question(): Question | undefined {
    return this.#open;
  }

  /** @returns whether the person agreed; a question that is replaced counts as declined */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.#open = question;
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  answer(yes: boolean): void {
    this.#open = undefined;
    this.#answer(yes);
    this.#answer = () => {};
  }
}
