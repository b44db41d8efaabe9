/** What happened, newest first: `{ title, text, time }`; the first one is where things stand. */
Component({
  properties: {
    steps: { type: Array, value: [] as { title: string; text: string; time: string }[] },
  },
});
