namespace Bmis.Sync.Simulation.Lists;

/// <summary>The bytes of a file as programs see them and as they would be after a power cut.</summary>
internal sealed class DiskFile
{
    private byte[] _flushed = [];

    public List<byte> Bytes { get; private init; } = [];

    public void Flush() => _flushed = [.. Bytes];

    /// <summary>What is left after a power cut: of what was not flushed, the bytes up to some point.</summary>
    public DiskFile AfterPowerCut(Random random)
    {
        var kept = random.Next(Bytes.Count + 1);
        List<byte> bytes = [.. Bytes.Take(kept), .. _flushed.Skip(kept)];
        var left = new DiskFile { Bytes = Bytes.SequenceEqual(_flushed) ? [.. _flushed] : bytes };
        left.Flush();
        return left;
    }
}
