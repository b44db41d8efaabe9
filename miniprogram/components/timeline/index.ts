/** What happened, newest first: `{ id, title, text, time }`; the first one is where things stand. */
Component({
  properties: {
    steps: { type: Array, value: [] as { id: string; title: string; text: string; time: string }[] },
  },
});
