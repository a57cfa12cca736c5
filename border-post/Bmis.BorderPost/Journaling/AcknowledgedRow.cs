namespace Bmis.BorderPost.Journaling;

/// <summary>The last checkpoint that the centre has stored; the only row of its table.</summary>
internal sealed class AcknowledgedRow
{
    public int Id { get; init; } = 1;

    public long Sequence { get; set; }

    public byte[] Hash { get; set; } = [];
}
