using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Filtering;

/// <summary>Filters one segment after the other. For one thread.</summary>
internal sealed class SegmentFilter(CopyMasker masker, SensitiveCodes services) : IDisposable
{
    // SSR: places and text stand behind code, status, quantity and carrier; senders do not always count.
    private const int TextOfService = 4;

    // FOP: the form, and the account (composite C641 of PADIS).
    private const int AccountOfPayment = 4;
    private const int AccountDigits = 12;

    private readonly SegmentView _view = new();
    private readonly CardNumberFinder _finder = new();
    private bool _mayHoldCards;

    /// <summary>Takes what lies between segments.</summary>
    internal void TakeGap(ReadOnlySpan<byte> gap, int offset)
    {
        if (gap.Length < SensitiveCodes.ShortestCode)
            return;
        _view.TakeGap(gap, offset);
        _mayHoldCards = true;
        MaskCards(NearbyKind.None);
        for (var start = 0; start < gap.Length;)
        {
            var length = gap[start..].IndexOfAny((byte)'\r', (byte)'\n');
            var end = length < 0 ? gap.Length : start + length;
            MaskWords((start, end));
            start = end + 1;
        }
    }

    /// <summary>Takes a segment.</summary>
    internal void Take(Segment segment, Delimiters delimiters)
    {
        var tag = segment.Tag.Value;
        if (FilterTags.IsExempt(tag))
            return;
        var isText = FilterTags.IsText(tag) || !segment.Tag.IsValid;
        var digits = CountDigits(segment.Content);
        _mayHoldCards = digits >= IssuerRange.ShortestOfAll;
        if (!isText && !_mayHoldCards && !(tag == FilterTags.Fop && digits > CardNumbers.Kept))
            return;
        _view.Take(segment, delimiters, isText);
        switch (tag)
        {
            case FilterTags.Ssr:
                TakeService();
                break;
            case FilterTags.Fop:
                TakePayments();
                MaskCards(NearbyKind.Card);
                break;
            case FilterTags.Com:
                MaskCards(NearbyKind.Phone);
                break;
            default:
                MaskCards(NearbyKind.None);
                TakeText(tag);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _view.Dispose();

    private void TakeService()
    {
        if (_view.Elements is not [{ Element: 0 } first, ..])
        {
            MaskCards(NearbyKind.None);
            return;
        }

        var (start, end) = _view.Component(first, 0);
        var code = _view.Text[start..end].Trim((byte)' ');
        if (code is not [(byte)'D', (byte)'O', (byte)'C', (byte)'S' or (byte)'O'])
            MaskCards(UsualOf(code));
        var text = _view.Component(first, TextOfService, toEnd: true);
        if (SensitiveWords.Stand(code, services))
        {
            masker.MaskAll(_view, (start, end), FilterReason.SensitiveService);
            masker.MaskAll(_view, text, FilterReason.SensitiveService);
        }
        else
        {
            MaskWords(text);
        }
    }

    private static NearbyKind UsualOf(ReadOnlySpan<byte> code) =>
        code.StartsWith("TKN"u8) ? NearbyKind.Ticket : code.StartsWith("CTC"u8) ? NearbyKind.Phone : NearbyKind.None;

    private void TakePayments()
    {
        foreach (var element in _view.Elements)
        {
            var (start, end) = _view.Component(element, 0);
            var account = _view.Component(element, AccountOfPayment);
            if (_view.Text[start..end].Trim((byte)' ').SequenceEqual("CC"u8)
                || CountDigits(_view.Text[account.Start..account.End]) >= AccountDigits)
                masker.MaskDigits(_view, account, FilterReason.PaymentCard);
        }
    }

    // The pieces of a text belong together: what one names, the next explains.
    private void TakeText(uint tag)
    {
        if (FilterTags.FirstText(tag) is not { } first || _view.Elements is not [.., var last])
            return;
        foreach (var (start, _, element) in _view.Elements)
            if (element >= first)
            {
                MaskWords((start, last.End));
                return;
            }
    }

    private void MaskWords((int Start, int End) text)
    {
        if (SensitiveWords.Stand(_view.Text[text.Start..text.End], services))
            masker.MaskAll(_view, text, FilterReason.SensitiveText);
    }

    private void MaskCards(NearbyKind usual)
    {
        for (var round = 0; _mayHoldCards && round < CardNumberFinder.Rounds; round++)
        {
            var found = _finder.Find(_view.Text, usual);
            if (found.Count == 0)
                return;
            foreach (var part in found)
                masker.MaskDigits(_view, part, FilterReason.CardNumber);
        }
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var one in text)
            count += char.IsAsciiDigit((char)one) ? 1 : 0;
        return count;
    }
}
