import { expect, test } from 'vitest';
import { guessLatinLanguage } from './latin-language.ts';

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
  expect(guessLatinLanguage(text)).toEqual({ clear: language, guesses: [] });
});

test('tells nothing where nothing speaks for a language', () => {
  const nothing = { clear: null, guesses: [] };
  expect(guessLatinLanguage('')).toEqual(nothing);
  expect(guessLatinLanguage('const roll = dice(6);')).toEqual(nothing);
  expect(guessLatinLanguage('Total 1,284.50 EUR')).toEqual(nothing);
});

test('guesses from little text, to be borne out by a reading', () => {
  const settings = 'Lagerubersicht\nGewahrleistung prufen\nKonto loschen';
  expect(guessLatinLanguage(settings)).toEqual({ clear: null, guesses: ['de'] });
  expect(guessLatinLanguage('Configuracion\nActualizaciones')).toMatchObject({
    clear: null,
    guesses: ['es'],
  });
  expect(guessLatinLanguage('Save the file and exit').clear).toBe('en');
});
