import { TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ShownAddress } from '@shared/opening.ts'
import { useSay } from '../language/use-say.ts'

export interface AddressFactsProps {
  readonly address: ShownAddress
}

/** Where an address really leads: its host by itself and in plain letters, then the whole, then what is odd about it. */
export function AddressFacts({ address }: AddressFactsProps): ReactElement {
  const say = useSay()
  const { host, readable, href, doubts } = address
  return (
    <>
      <dl className="opening-facts">
        <dt>{say('opening.leadsTo')}</dt>
        <dd>
          <strong className="opening-host" dir="ltr">
            {host}
          </strong>
          {readable !== null && (
            <span className="opening-readable"> {say('opening.written', { name: readable })}</span>
          )}
        </dd>
        <dt>{say('opening.address')}</dt>
        <dd className="opening-address" dir="ltr">
          {href}
        </dd>
      </dl>
      {doubts.length > 0 && (
        <ul className="opening-doubts">
          {doubts.map((doubt) => (
            <li key={doubt}>
              <TriangleAlert aria-hidden="true" size={16} />
              <span>{say(`opening.${doubt}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
