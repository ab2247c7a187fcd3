import { pagesOf } from '../labelled-page.ts';

const table = (rows: readonly (readonly string[])[]) =>
  `<table>${rows
    .map((cells, at) => {
      const tag = at === 0 ? 'th' : 'td';
      return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    })
    .join('')}</table>`;

const stations = table([
  ['Station', 'Opened', 'Platforms', 'Passengers', 'Share'],
  ['Ashford', '1842', '6', '3,814,220', '18.4%'],
  ['Bellmont', '1867', '4', '2,190,675', '10.6%'],
  ['Carrick Road', '1901', '2', '648,310', '3.1%'],
  ['Dunmore', '1853', '8', '5,027,944', '24.3%'],
  ['Eastgate', '1988', '3', '1,772,059', '8.6%'],
  ['Farley Cross', '1924', '2', '415,832', '2.0%'],
  ['Grantham Hill', '1879', '5', '2,956,418', '14.3%'],
]);
const servers = table([
  ['Host', 'Region', 'CPU', 'Memory', 'Uptime', 'State'],
  ['edge-01', 'eu-west', '37%', '11.2 GB', '41 d', 'healthy'],
  ['edge-02', 'eu-west', '92%', '15.8 GB', '41 d', 'degraded'],
  ['edge-07', 'us-east', '4%', '2.1 GB', '3 h', 'draining'],
  ['core-11', 'ap-south', '58%', '27.9 GB', '112 d', 'healthy'],
  ['core-12', 'ap-south', '61%', '28.4 GB', '112 d', 'healthy'],
]);
const balance = table([
  ['In thousands of euros', '2025', '2024', '2023'],
  ['Revenue', '148,206', '139,871', '121,440'],
  ['Cost of goods sold', '(61,533)', '(60,098)', '(57,712)'],
  ['Gross profit', '86,673', '79,773', '63,728'],
  ['Research and development', '(22,190)', '(19,455)', '(17,208)'],
  ['Sales and marketing', '(18,747)', '(18,112)', '(16,930)'],
  ['Operating income', '45,736', '42,206', '29,590'],
  ['Net income per share', '3.71', '3.42', '2.39'],
]);
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
// Figures that don't repeat, without writing 72 of them down.
const rainOf = (town: string, row: number) =>
  [town].concat(
    months.map((_, month) => String(31 + ((row * 37 + month * 53 + row * month * 11) % 94))),
  );
const rain = table([
  ['mm'].concat(months),
  ...['Alderley', 'Brooksea', 'Coldmoor', 'Dunholm', 'Eskwater', 'Fennick'].map(rainOf),
]);
const sheet = table([
  ['', 'A', 'B', 'C', 'D'],
  ['1', 'Item', 'Qty', 'Unit', 'Total'],
  ['2', 'Oak board 2.4 m', '14', '18.60', '260.40'],
  ['3', 'Wood screws 4x40', '300', '0.04', '12.00'],
  ['4', 'Linseed oil, 5 l', '2', '31.25', '62.50'],
  ['5', 'Sandpaper P120', '25', '0.85', '21.25'],
  ['6', 'Delivery', '1', '49.00', '49.00'],
  ['7', 'Sum', '', '', '405.15'],
]);

export const tablePages = pagesOf('table', [
  {
    name: 'table-stations',
    width: 924,
    quick: true,
    html: `<style>body{padding:32px;font:16px/1.4 'Liberation Sans';background:#fff;color:#202124}h2{margin:0 0 14px;font-size:22px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #c4c8ce;padding:8px 14px;text-align:right}td:first-child,th:first-child{text-align:left}th{background:#eef1f5}</style><h2>Stations of the northern line</h2>${stations}`,
  },
  {
    name: 'table-servers-dark',
    width: 760,
    html: `<style>body{padding:20px;font:14px Inter;background:#111827;color:#d1d5db}table{border-collapse:collapse;width:100%}td,th{padding:10px 14px;text-align:left}tr:nth-child(even){background:#1f2937}th{color:#9ca3af;font-size:12px}</style>${servers}`,
  },
  {
    name: 'table-balance-2x',
    width: 620,
    scale: 2,
    html: `<style>body{padding:20px;font:14px 'Liberation Serif';background:#fff;color:#000}table{border-collapse:collapse;width:100%}td,th{padding:5px 8px;text-align:right}td:first-child,th:first-child{text-align:left}tr:nth-child(4) td,tr:nth-child(7) td{border-top:1px solid #000;font-weight:700}</style>${balance}`,
  },
  {
    name: 'table-rain-12px',
    width: 640,
    html: `<style>body{padding:12px;font:12px 'Liberation Sans';background:#fff;color:#222}table{border-collapse:collapse;width:100%}td,th{padding:3px 6px;text-align:right;border-bottom:1px solid #ddd}td:first-child,th:first-child{text-align:left}</style>${rain}`,
  },
  {
    name: 'table-sheet',
    width: 600,
    html: `<style>body{font:13px 'Liberation Sans';background:#fff;color:#000}table{border-collapse:collapse;width:100%}td,th{padding:4px 8px;border:1px solid #d0d0d0;text-align:right;font-weight:400}td:nth-child(2){text-align:left}th,td:first-child{background:#f3f3f3;text-align:center;color:#555}</style>${sheet}`,
  },
  {
    name: 'table-balance-dark',
    width: 680,
    html: `<style>body{padding:20px;font:15px 'DejaVu Sans';background:#1e1e1e;color:#e0e0e0}table{border-collapse:collapse;width:100%}td,th{padding:7px 10px;text-align:right;border-bottom:1px solid #3a3a3a}td:first-child,th:first-child{text-align:left}</style>${balance}`,
  },
]);
