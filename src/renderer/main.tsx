import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/faces.css'
import './styles/base.css'
import { App } from './app/app.tsx'
import { createServices } from './app/create-services.ts'
import { drop } from './app/drop.ts'
import { ServicesContext } from './app/services-context.ts'
import { createCommandRunner } from './commands/command-runner.ts'
import { commands } from './commands/commands.ts'
import { listenForPaste } from './importing/paste.ts'

const services = createServices(window.offprint)
const runner = createCommandRunner(services, commands)

window.addEventListener('keydown', (event) => {
  if (!event.defaultPrevented) runner.handleKey(event)
})
window.offprint.on('command.invoked', ({ command }) => {
  runner.run(command)
})
listenForPaste(services)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ServicesContext value={{ services, runner }}>
      <App />
    </ServicesContext>
  </StrictMode>,
)
drop(services.library.start())
