namespace Bmis.Watchlist.Lists;

/// <summary>How sure a list is of a birth date. The values are written to list files.</summary>
public enum BirthCertainty
{
    /// <summary>The interval holds the date.</summary>
    Stated,

    /// <summary>"Circa": the date may lie some years beside the interval.</summary>
    Approximate,
}
