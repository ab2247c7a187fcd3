import { describe, expect, it } from 'vitest';
import { fixedPrompt, withoutMarkup } from './ocr-model.ts';

describe('fixedPrompt', () => {
  it('gives OCR-only models the words they were trained on', () => {
    expect(fixedPrompt('PaddlePaddle/PaddleOCR-VL-0.9B', 'extract-text')).toBe('OCR:');
    expect(fixedPrompt('PaddlePaddle/PaddleOCR-VL-0.9B', 'table')).toBe('Table Recognition:');
    expect(fixedPrompt('PaddlePaddle/PaddleOCR-VL-0.9B', 'formula')).toBe('Formula Recognition:');
    expect(fixedPrompt('PaddlePaddle/PaddleOCR-VL-0.9B', 'chart-data')).toBe('Chart Recognition:');
    expect(fixedPrompt('deepseek-ai/DeepSeek-OCR', 'extract-text')).toBe('Free OCR.');
    expect(fixedPrompt('deepseek-ai/DeepSeek-OCR', 'to-markdown')).toMatch(/^<\|grounding\|>/);
  });

  it('leaves other models and other tasks to free prompts', () => {
    expect(fixedPrompt('PaddlePaddle/PaddleOCR-VL-0.9B', 'ask')).toBeNull();
    expect(fixedPrompt('Qwen/Qwen3-VL-30B-A3B-Instruct', 'extract-text')).toBeNull();
    expect(fixedPrompt('allenai/olmOCR-2-7B-1025', 'extract-text')).toBeNull();
  });
});

describe('withoutMarkup', () => {
  it("takes DeepSeek-OCR's boxes out and keeps its text", () => {
    const answer =
      '<|ref|>title<|/ref|><|det|>[[62, 35, 410, 88]]<|/det|>\n# Invoice\n\n<|ref|>text<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\nTotal 119.00\n';
    expect(withoutMarkup('deepseek-ai/DeepSeek-OCR', answer)).toBe('# Invoice\n\nTotal 119.00\n');
  });

  it("takes olmOCR's front matter off", () => {
    const answer = '---\nprimary_language: en\nis_table: False\n---\nDear Sir\n---\nYours';
    expect(withoutMarkup('allenai/olmOCR-2-7B-1025', answer)).toBe('Dear Sir\n---\nYours');
  });

  it('touches no answer of another model', () => {
    const answer = '---\na: b\n---\n<|x|>';
    expect(withoutMarkup('Qwen/Qwen3-VL-30B-A3B-Instruct', answer)).toBe(answer);
  });
});
