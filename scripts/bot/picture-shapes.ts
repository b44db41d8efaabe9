import type { TaskCategory } from '../../shared/domain/tasks/categories';

interface Picture {
  readonly ground: string;
  /** What stands inside the `<svg>`, on 500 × 400. */
  readonly shapes: string;
}

/** A staff badge, in the mini-program's accent. */
const badge = `
  <path d="M196 0 250 128 304 0h-34l-20 52-20-52z" fill="#0b6b5d"/>
  <g transform="rotate(-9 150 250)"><rect x="70" y="150" width="150" height="196" rx="20" fill="#b9ddd5"/></g>
  <g transform="rotate(9 350 250)"><rect x="280" y="150" width="150" height="196" rx="20" fill="#b9ddd5"/></g>
  <rect x="154" y="116" width="192" height="250" rx="24" fill="#ffffff"/>
  <rect x="218" y="132" width="64" height="14" rx="7" fill="#cfe6e0"/>
  <circle cx="250" cy="208" r="34" fill="#0b6b5d"/>
  <path d="M186 300c4-40 30-54 64-54s60 14 64 54z" fill="#0b6b5d"/>
  <rect x="190" y="320" width="120" height="14" rx="7" fill="#cfe6e0"/>
  <rect x="214" y="342" width="72" height="10" rx="5" fill="#e3f1ee"/>`;

/** A megaphone that throws leaflets. */
const megaphone = `
  <g fill="#fff"><rect x="372" y="70" width="66" height="84" rx="10" transform="rotate(14 405 112)"/>
  <rect x="404" y="206" width="58" height="74" rx="10" transform="rotate(-10 433 243)"/>
  <rect x="330" y="304" width="54" height="68" rx="10" transform="rotate(20 357 338)"/></g>
  <g fill="#f0cf93"><rect x="386" y="92" width="40" height="8" rx="4" transform="rotate(14 405 112)"/>
  <rect x="386" y="110" width="40" height="8" rx="4" transform="rotate(14 405 112)"/>
  <rect x="416" y="226" width="34" height="8" rx="4" transform="rotate(-10 433 243)"/>
  <rect x="416" y="242" width="34" height="8" rx="4" transform="rotate(-10 433 243)"/>
  <rect x="342" y="322" width="32" height="8" rx="4" transform="rotate(20 357 338)"/>
  <rect x="342" y="338" width="32" height="8" rx="4" transform="rotate(20 357 338)"/></g>
  <path d="M120 236h62l28 110a14 14 0 0 1-14 17h-34a14 14 0 0 1-13-10z" fill="#8a5a08"/>
  <path d="M110 146h90v104h-90a52 52 0 0 1 0-104z" fill="#b9770e"/>
  <path d="M196 146 318 72v252l-122-74z" fill="#e29a2b"/>
  <rect x="308" y="60" width="26" height="276" rx="13" fill="#8a5a08"/>
  <path d="M356 172a36 36 0 0 1 0 52" fill="none" stroke="#b9770e" stroke-width="14" stroke-linecap="round"/>`;

/** Boxes to carry, and a tick: all the rest. */
const boxes = `
  <rect x="92" y="214" width="150" height="142" rx="14" fill="#7d93bd"/>
  <rect x="150" y="214" width="34" height="54" fill="#a9bbdb"/>
  <rect x="254" y="190" width="160" height="166" rx="14" fill="#4a6498"/>
  <rect x="317" y="190" width="34" height="62" fill="#7d93bd"/>
  <rect x="104" y="104" width="126" height="104" rx="14" fill="#5f7bb0"/>
  <rect x="151" y="104" width="32" height="42" fill="#a9bbdb"/>
  <circle cx="396" cy="160" r="58" fill="#ffffff"/>
  <path d="M370 161l19 19 34-38" fill="none" stroke="#0b6b5d" stroke-width="15" stroke-linecap="round" stroke-linejoin="round"/>
  <rect x="66" y="356" width="368" height="10" rx="5" fill="#c3d0e6"/>`;

/** One picture a category; drawings without words, so that no font matters. */
export const pictures: Readonly<Record<TaskCategory, Picture>> = {
  recruiting: { ground: '#e3f1ee', shapes: badge },
  promotion: { ground: '#fdf0d5', shapes: megaphone },
  other: { ground: '#e8eef8', shapes: boxes },
};
