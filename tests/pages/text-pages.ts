/**
 * Pages of our own with known text, to be rendered, read, and compared. The text is what a person
 * reads on them, line for line.
 */
export interface TextPage {
  readonly name: string;
  readonly html: string;
}

const article = `
<style>
  body { margin: 0; padding: 40px 56px; width: 900px; font: 17px/1.6 'Liberation Serif', serif; background: #fff; color: #1d1d1f; }
  h1 { font: 600 32px 'Liberation Sans', sans-serif; margin: 0 0 6px; }
  .by { color: #666; font: 14px 'Liberation Sans', sans-serif; margin: 0 0 20px; }
</style>
<h1>The lighthouse that moved inland</h1>
<p class="by">By Marta Ellison, 14 March 2026</p>
<p>When the tower at Wexley Point was lit for the first time in 1871, it stood 240 metres from the
edge of the cliff. By the winter of 1998 the distance had shrunk to eleven. Engineers gave the owners
a choice: let the sea have it, or put the whole building on rails.</p>
<p>They chose the rails. Over nineteen days, 1,300 tonnes of brick and granite crept along a greased
track at the pace of a snail. "Nobody slept," recalls the foreman, Peter Hale. "You could hear every
stone think about it." Not one pane of the lantern was lost.</p>
<p>Today the light turns 87 metres from the brink. At the present rate of erosion, roughly 60 cm a
year, the people of Wexley expect to move it again around the year 2140.</p>`;

const darkApp = `
<style>
  body { margin: 0; width: 1000px; height: 560px; display: grid; grid-template-columns: 220px 1fr; font: 15px/1.5 'Liberation Sans', sans-serif; background: #16181d; color: #d9dde3; }
  nav { background: #101216; padding: 20px; }
  nav b { display: block; color: #fff; font-size: 18px; margin-bottom: 16px; }
  nav p { margin: 0 0 12px; }
  main { padding: 24px 32px; }
  h2 { color: #fff; font-size: 22px; margin: 0 0 18px; }
  .card { background: #22262e; border-radius: 8px; padding: 14px 18px; margin-bottom: 14px; }
  .card h3 { margin: 0 0 4px; color: #8ab6ff; font-size: 16px; }
  .card p { margin: 0; }
  .ok { color: #7ddc9a; }
</style>
<nav><b>Northwind</b><p>Overview</p><p>Deployments</p><p>Log files</p><p>Members</p><p>Billing</p></nav>
<main>
  <h2>Deployments</h2>
  <div class="card"><h3>payments-service</h3><p>Version 2.14.0 went live 6 minutes ago</p><p class="ok">Healthy on 12 of 12 nodes</p></div>
  <div class="card"><h3>search-index</h3><p>Version 0.9.7 is waiting for approval</p><p>Requested by Anna Lindqvist</p></div>
  <div class="card"><h3>mail-gateway</h3><p>Rolled back to version 5.1.2 after 38 failed checks</p><p>Open the report to see what went wrong</p></div>
</main>`;

const rows = [
  ['Station', 'Opened', 'Platforms', 'Passengers', 'Share'],
  ['Ashford', '1842', '6', '3,814,220', '18.4%'],
  ['Bellmont', '1867', '4', '2,190,675', '10.6%'],
  ['Carrick Road', '1901', '2', '648,310', '3.1%'],
  ['Dunmore', '1853', '8', '5,027,944', '24.3%'],
  ['Eastgate', '1988', '3', '1,772,059', '8.6%'],
  ['Farley Cross', '1924', '2', '415,832', '2.0%'],
  ['Grantham Hill', '1879', '5', '2,956,418', '14.3%'],
];
const table = `
<style>
  body { margin: 0; padding: 32px; width: 860px; font: 16px/1.4 'Liberation Sans', sans-serif; background: #fff; color: #202124; }
  h2 { margin: 0 0 14px; font-size: 22px; }
  table { border-collapse: collapse; width: 100%; }
  td, th { border: 1px solid #c4c8ce; padding: 8px 14px; text-align: right; }
  td:first-child, th:first-child { text-align: left; }
  th { background: #eef1f5; }
</style>
<h2>Stations of the northern line</h2>
<table>${rows
  .map((cells, i) => {
    const tag = i === 0 ? 'th' : 'td';
    return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  })
  .join('')}</table>`;

export const textPages: readonly TextPage[] = [
  { name: 'an article', html: article },
  { name: 'an app in dark mode', html: darkApp },
  { name: 'a table', html: table },
];
