import { render } from 'preact';
import { Welcome } from '../../components/welcome.tsx';
import { textLanguage } from '../../utils/platform/i18n.ts';

Object.assign(document.documentElement, textLanguage());
render(<Welcome />, document.body);
