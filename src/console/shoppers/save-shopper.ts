import type { MysteryShopper, NewMysteryShopper } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function saveShopper(brand: string, name: string, body: NewMysteryShopper): Promise<MysteryShopper> {
  return request<MysteryShopper>(`/mystery-shoppers/${name}?brand=${encodeURIComponent(brand)}`, {
    method: 'PUT',
    body,
  })
}
