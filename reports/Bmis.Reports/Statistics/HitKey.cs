namespace Bmis.Reports.Statistics;

/// <summary>One cell of the daily alert hits; ordered as <see cref="FlowKey"/> is.</summary>
internal readonly record struct HitKey(DateOnly Day, string Post, string List) : IComparable<HitKey>
{
    public int CompareTo(HitKey other)
    {
        var order = Day.CompareTo(other.Day);
        if (order == 0) order = string.CompareOrdinal(Post, other.Post);
        return order == 0 ? string.CompareOrdinal(List, other.List) : order;
    }
}
