import type { Progress } from './deployment';

const stepDocuments = 10_000;

/** A line for every ten thousand documents, and one for each collection that is done. */
export function printed(): Progress {
  let told = 0;
  return (collection, documents, isDone) => {
    if (isDone) console.log(`  ${collection.padEnd(20)}${String(documents).padStart(10)} done`);
    else if (documents - told >= stepDocuments)
      console.log(`  ${collection.padEnd(20)}${String(documents).padStart(10)} …`);
    else return;
    told = isDone ? 0 : documents;
  };
}
