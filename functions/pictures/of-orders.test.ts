import { createActionFixture, type ResettableFixture } from '../../tests/support/actions/action-fixture';
import { uploadedPicture } from '../../tests/support/data/pictures';

let fixture: ResettableFixture;
beforeEach(async () => {
  fixture = await createActionFixture();
});
afterEach(() => fixture.system.close());

test('given pictures that were handed in, when they are asked for, then both sides get them and nobody else', async () => {
  const { system, worker, publisher, outsider, attendedOrder } = fixture;
  const pictureId = await uploadedPicture(system, worker, 'hand-in');
  const { orderId } = attendedOrder;
  await worker.get('orders/handIn', { orderId, quantity: 1, pictureIds: [pictureId] });
  for (const side of [worker, publisher]) {
    const { pictures } = await side.get('pictures/ofOrders', { orderIds: [orderId] });
    expect(pictures).toMatchObject([{ pictureId, url: expect.stringContaining(pictureId) }]);
  }
  expect((await outsider.get('pictures/ofOrders', { orderIds: [orderId] })).pictures).toEqual([]);
});
