import { render } from 'preact';
import { Options } from '../../components/options.tsx';
import { textLanguage } from '../../utils/platform/i18n.ts';

Object.assign(document.documentElement, textLanguage());
render(<Options />, document.body);
