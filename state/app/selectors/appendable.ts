import { priceText } from '../../domain/models/price.js';
import { plain } from '../../domain/text.js';
import type { Model } from '../model.js';
import type { FinderItem } from './finderItem.js';
import { appendableRows } from './models.js';

/** What may be appended to the chain, with the numbers that the picker gives. */
export const appendable = (model: Model): readonly FinderItem[] =>
  appendableRows(model).map((row) => ({
    label: plain(row.model.ref),
    mark: String(row.model.number),
    note: priceText(row.model.price),
    send: () => ({ scope: 'chain', type: 'append', ref: row.model.ref }),
  }));
