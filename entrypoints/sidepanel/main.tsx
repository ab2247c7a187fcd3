import { render } from 'preact';
import { Popup } from '../../components/popup.tsx';

render(<Popup />, document.body);
