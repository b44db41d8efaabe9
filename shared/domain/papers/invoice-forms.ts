/** An ordinary invoice, or a special one, by which an enterprise deducts the VAT in it. */
export const invoiceForms = ['ordinary', 'special'] as const;
