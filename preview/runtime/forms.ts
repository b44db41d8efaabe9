/** A control with a name inside a form. */
export interface FormControl {
  element(): HTMLElement | null;
  read(): { readonly name: string; readonly value: unknown };
  reset?(): void;
}

interface FormEvents {
  submit(value: Readonly<Record<string, unknown>>, target: object): void;
  reset(): void;
}

/** Who belongs to which form is asked of the page's elements when a button is pressed. */
export interface Forms {
  add(control: FormControl): () => void;
  addForm(element: HTMLElement, events: FormEvents): () => void;
  /** A button with `form-type` was tapped. */
  press(button: HTMLElement, type: string): void;
}

export function forms(): Forms {
  const controls = new Set<FormControl>();
  const known = new Map<HTMLElement, FormEvents>();
  const inside = (form: HTMLElement) => [...controls].filter((control) => form.contains(control.element()));
  return {
    add(control) {
      controls.add(control);
      return () => controls.delete(control);
    },
    addForm(element, events) {
      known.set(element, events);
      return () => known.delete(element);
    },
    press(button, type) {
      const form = button.closest<HTMLElement>('wx-form');
      const events = form && known.get(form);
      if (!events) return;
      if (type === 'reset') {
        for (const control of inside(form)) control.reset?.();
        events.reset();
      } else if (type === 'submit') {
        // The field that has the keyboard is left first, as on a phone.
        if (form.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
        const named = inside(form).map((control) => control.read());
        events.submit(
          Object.fromEntries(named.filter(({ name }) => name).map(({ name, value }) => [name, value])),
          {},
        );
      }
    },
  };
}

/** Controls that a label may press. */
export interface Controls {
  add(element: HTMLElement, press: () => void): () => void;
  /** Presses the control at or inside the element; a tap on the control itself has reached it already. */
  press(element: HTMLElement): void;
}

export function controls(tapped: () => EventTarget | null): Controls {
  const known = new Map<HTMLElement, () => void>();
  return {
    add(element, press) {
      known.set(element, press);
      return () => known.delete(element);
    },
    press(element) {
      const found = [...known].find(([control]) => element === control || element.contains(control));
      const target = tapped() as globalThis.Node | null;
      if (found && !(target && found[0].contains(target))) found[1]();
    },
  };
}
