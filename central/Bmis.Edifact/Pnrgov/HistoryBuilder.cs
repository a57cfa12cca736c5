using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Gathers a booking's history: who (ABI), when (DAT), and before each SAC what was done (groups 10 to 12).
/// </summary>
internal sealed class HistoryBuilder(PnrTexts texts)
{
    private static readonly KeptSegment Nobody = new("ABI", [], 0);

    private readonly List<HistoryItem> _items = [];
    private List<PnrDate> _dates = [];
    private KeptSegment _agent = Nobody;
    private string _action = "";

    /// <summary>Takes a segment.</summary>
    internal void Take(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Abi:
                (_agent, _dates, _action) = (texts.Keep(segment), [], "");
                break;
            case PnrTags.Dat:
                _dates.AddRange(texts.Dates(segment));
                break;
            case PnrTags.Sac:
                _action = texts.Code(segment[2].Whole);
                break;
            default:
                _items.Add(new(_agent, _dates, _action, texts.Keep(segment)));
                break;
        }
    }

    /// <summary>Ends the history.</summary>
    internal IReadOnlyList<HistoryItem> Close() => _items;
}
