namespace Bmis.BorderPost.Devices;

/// <summary>
/// The chip that lies on the lane's readers; where several do, the one laid on last. It belongs to the document that
/// its reader named, or else to the first that it opens for; it is none for another, and was only left lying there.
/// Safe for all threads.
/// </summary>
internal sealed class ChipPlace
{
    // More documents than that never wait at a desk.
    private const int MostMissed = 8;

    private readonly Lock _gate = new();
    private readonly List<string> _missed = [];
    private ChipPresented? _chip;
    private string? _document;
    private bool _isAsked;

    internal void Put(ChipPresented chip)
    {
        lock (_gate)
        {
            Miss();
            (_chip, _document, _isAsked) = (chip, chip.Document, false);
        }
    }

    internal void Take(string reader)
    {
        lock (_gate)
        {
            if (_chip?.ReaderName != reader) return;
            Miss();
            _chip = null;
        }
    }

    /// <summary>Whether a chip lies there for a document.</summary>
    internal bool HasChip(string document)
    {
        lock (_gate) return _chip is not null && (_document is null || _document == document);
    }

    /// <summary>
    /// Whether a chip must be asked for a document: one lies there, or lay there and was gone before its turn. The
    /// latter is told once.
    /// </summary>
    internal bool Expects(string document)
    {
        lock (_gate) return _missed.Remove(document) | HasChip(document);
    }

    /// <summary>The chip that may be a document's; null when there is none.</summary>
    internal ChipPresented? For(string document)
    {
        lock (_gate)
        {
            if (!HasChip(document)) return null;
            _isAsked = true;
            return _chip;
        }
    }

    /// <summary>The chip has opened for a document; until one does, it may be that of the next.</summary>
    internal void Claim(ChipPresented chip, string document)
    {
        lock (_gate)
            if (ReferenceEquals(_chip, chip))
                _document = document;
    }

    private void Miss()
    {
        if (_chip is null || _document is null || _isAsked) return;
        if (_missed.Count == MostMissed) _missed.RemoveAt(0);
        _missed.Add(_document);
    }
}
