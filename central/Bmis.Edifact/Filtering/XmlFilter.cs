using System.Buffers;
using System.Text;
using Bmis.Edifact.PnrgovXml;

namespace Bmis.Edifact.Filtering;

/// <summary>Filters one node of a document after the other. For one thread.</summary>
internal sealed class XmlFilter(string text, XmlMarks marks, SensitiveCodes services)
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create("<>\"'\r\n"u8);

    private readonly XmlView _view = new();
    private readonly XmlView _value = new();
    private readonly CardNumberFinder _finder = new();
    private readonly Stack<string> _open = new();

    // The depth of a sensitive service that the nodes lie in.
    private int _sensitive = -1;
    private (int Depth, string Code) _service = (-1, "");

    /// <summary>Takes the first tag of an element.</summary>
    internal void Open(string name, int start, int end, int depth)
    {
        Flush();
        _open.Push(name);
        var values = XmlTag.Attributes(text, start, end);
        if (_sensitive < 0)
            TakeService(values, depth);
        foreach (var (attribute, from, to) in values)
            TakeValue(attribute, from, to);
    }

    /// <summary>Takes the end of an element.</summary>
    internal void Leave(int depth)
    {
        Flush();
        _open.TryPop(out _);
        if (_sensitive >= depth)
            _sensitive = -1;
        if (_service.Depth >= depth)
            _service = (-1, "");
    }

    /// <summary>Takes text; pieces with remarks between them are one.</summary>
    internal void TakeText(int start, int end, bool isRaw) => _view.Add(text, start, end, isRaw);

    /// <summary>Filters the text that was gathered.</summary>
    internal void Flush()
    {
        if (_view.Length == 0)
            return;
        var name = _open.TryPeek(out var element) ? element : "";
        if (_sensitive >= 0)
            marks.MarkAll(_view, (0, _view.Length), FilterReason.SensitiveService);
        else
            TakeView(_view, name, XmlNames.IsTextElement(name));
        _view.Clear();
    }

    /// <summary>
    /// Takes what is no part of a document, or of one that cannot be read. Only pieces between tags and quotation marks
    /// are masked, and in them nothing that could mend it.
    /// </summary>
    internal void TakeLoose(int start, int end)
    {
        if (end - start < SensitiveCodes.ShortestCode)
            return;
        _value.Clear();
        _value.Add(text, start, end, isRaw: true);
        MaskCards(_value, NearbyKind.None);
        var view = _value.Text;
        for (var (at, isTag) = (0, false); at < view.Length;)
        {
            var length = view[at..].IndexOfAny(Ends);
            var next = length < 0 ? view.Length : at + length;
            if (!isTag && SensitiveWords.Stand(view[at..next], services))
                marks.MarkWords(_value, (at, next), FilterReason.SensitiveText);
            isTag = next < view.Length && view[next] == '<';
            at = next + 1;
        }
    }

    private void TakeService(IEnumerable<(string Name, int Start, int End)> values, int depth)
    {
        foreach (var (name, start, end) in values)
        {
            if (!XmlNames.IsServiceCode(name))
                continue;
            _value.Clear();
            _value.Add(text, start, end, isRaw: false);
            var code = _value.Text.Trim((byte)' ');
            _service = (depth, Encoding.ASCII.GetString(code));
            if (SensitiveWords.Stand(code, services))
                _sensitive = depth;
            return;
        }
    }

    private void TakeValue(string name, int start, int end)
    {
        if (name == "xmlns")
            return;
        _value.Clear();
        _value.Add(text, start, end, isRaw: false);
        if (_sensitive >= 0 && !XmlNames.StaysInService(name))
        {
            marks.MarkAll(_value, (0, _value.Length), FilterReason.SensitiveService);
        }
        else if (XmlNames.IsAccount(name))
        {
            marks.MarkDigits(_value, (0, _value.Length), FilterReason.PaymentCard);
        }
        else
        {
            TakeView(_value, name, XmlNames.IsTextAttribute(name));
        }
    }

    private void TakeView(XmlView view, string name, bool isText)
    {
        if (XmlNames.IsAccount(name))
            marks.MarkDigits(view, (0, view.Length), FilterReason.PaymentCard);
        else if (!XmlNames.IsExempt(name) && _service.Code is not ("DOCS" or "DOCO"))
            MaskCards(view, KindOf(name));
        if (isText && SensitiveWords.Stand(view.Text, services))
            marks.MarkAll(view, (0, view.Length), FilterReason.SensitiveText);
    }

    private NearbyKind KindOf(string name) => _service.Code switch
    {
        ['C', 'T', 'C', ..] => NearbyKind.Phone,
        ['T', 'K', 'N', ..] => NearbyKind.Ticket,
        _ => XmlNames.IsPhone(name) ? NearbyKind.Phone : NearbyKind.None,
    };

    private void MaskCards(XmlView view, NearbyKind usual)
    {
        if (view.Length < IssuerRange.ShortestOfAll)
            return;
        for (var round = 0; round < CardNumberFinder.Rounds; round++)
        {
            var found = _finder.Find(view.Text, usual);
            if (found.Count == 0)
                return;
            foreach (var part in found)
                marks.MarkDigits(view, part, FilterReason.CardNumber);
        }
    }
}
