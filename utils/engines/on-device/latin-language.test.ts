import { expect, test } from 'vitest';
import { latinLanguage } from './latin-language.ts';

// As the English recogniser reads them: without the accents.
test.each([
  ['fr', "Qu'est-ce qu'un paquet Debian ? Les paquets sont des fichiers pour le systeme."],
  ['de', 'Wie kann ich die Pakete auf dem System mit einem Befehl von der Liste entfernen?'],
  ['es', 'Los paquetes de la distribucion se instalan con una orden para el sistema.'],
  ['it', 'Il pacchetto non contiene le informazioni della distribuzione, che sono nel manuale.'],
  ['pt', 'Os pacotes da distribuicao sao instalados com uma ordem para o sistema, mas nao ha.'],
  ['nl', 'De pakketten worden met een opdracht op het systeem van de gebruiker geplaatst.'],
  ['pl', 'Pakiety w dystrybucji nie sa na liscie, ale z systemu i do tego jest polecenie.'],
  ['en', 'The packages of this distribution are installed with a command for the system.'],
])('tells %s', (language, text) => {
  expect(latinLanguage(text)).toBe(language);
});

test('says English where nothing speaks for another language', () => {
  expect(latinLanguage('')).toBe('en');
  expect(latinLanguage('const die = roll(6); // la la')).toBe('en');
  expect(latinLanguage('Total 1,284.50 EUR')).toBe('en');
});
