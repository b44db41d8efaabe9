/** Templates of WeChat's built-in components; their behaviour is in `runtime/builtins`. `html-x` is a plain `<x>`. */
export const builtinTemplates: Readonly<Record<string, string>> = {
  button: '<slot/>',
  canvas: '<html-canvas class="wx-canvas-el" /><slot/>',
  checkbox: '<html-i class="wx-check" /><slot/>',
  'checkbox-group': '<slot/>',
  form: '<slot/>',
  icon: '<html-i class="wx-icon-el" />',
  image: '<html-img class="wx-img" />',
  input: '<html-input class="wx-field-el" />',
  label: '<slot/>',
  map: '<html-div class="wx-map-el" /><slot/>',
  navigator: '<slot/>',
  'page-meta': '<slot/>',
  'navigation-bar': '',
  picker: '<slot/>',
  'picker-view': '<html-div class="wx-picker-columns"><slot/></html-div>',
  'picker-view-column': '<slot/>',
  progress: '<html-div class="wx-progress-bar"><html-div class="wx-progress-fill" /></html-div>',
  radio: '<html-i class="wx-check wx-check-round" /><slot/>',
  'radio-group': '<slot/>',
  'rich-text': '',
  'root-portal': '<slot/>',
  'scroll-view': '<slot/>',
  slider: '<html-input class="wx-slider-el" />',
  swiper: '<html-div class="wx-swiper-track"><slot/></html-div>',
  'swiper-item': '<slot/>',
  switch: '<html-i class="wx-switch-el" />',
  text: '<slot/>',
  textarea: '<html-textarea class="wx-field-el" />',
  view: '<slot/>',
  'cover-view': '<slot/>',
  'cover-image': '<html-img class="wx-img" />',
  video: '<slot/>',
  'web-view': '',
  'open-data': '',
  'match-media': '<slot/>',
};

/** Path under which a built-in's template is compiled. */
export const builtinPath = (name: string): string => `wx-builtin/${name}`;

/** What stands for a component that nobody registered. */
export const fallbackName = 'unknown';
