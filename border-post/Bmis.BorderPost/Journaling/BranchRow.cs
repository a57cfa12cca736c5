namespace Bmis.BorderPost.Journaling;

/// <summary>Which branch of the lane's journal this is at the centre; the only row of its table.</summary>
internal sealed class BranchRow
{
    public int Id { get; init; } = 1;

    public int Epoch { get; set; }
}
