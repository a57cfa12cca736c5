namespace Bmis.BorderPost.Devices;

/// <summary>
/// The chip that lies on the lane's readers; where several do, the one laid on last. A chip that was read for one
/// document is none for the next: it was left lying there. Safe for all threads.
/// </summary>
internal sealed class ChipPlace
{
    private readonly Lock _gate = new();
    private ChipPresented? _chip;
    private string? _readFor;

    internal void Put(ChipPresented chip)
    {
        lock (_gate) (_chip, _readFor) = (chip, null);
    }

    internal void Take(string reader)
    {
        lock (_gate)
            if (_chip?.ReaderName == reader)
                _chip = null;
    }

    /// <summary>Whether a chip lies there for a document.</summary>
    internal bool HasChip(string document)
    {
        lock (_gate) return _chip is not null && (_readFor is null || _readFor == document);
    }

    /// <summary>The chip for a document, which it belongs to from now on; null when there is none.</summary>
    internal ChipPresented? For(string document)
    {
        lock (_gate)
        {
            if (_readFor is not null && _readFor != document) return null;
            if (_chip is not null) _readFor = document;
            return _chip;
        }
    }
}
