namespace Bmis.Reports.Statistics;

/// <summary>The fields of a filter, as they stand in a query string.</summary>
public static class FieldNames
{
    /// <summary>First day, yyyy-MM-dd.</summary>
    public const string From = "from";

    /// <summary>Last day, yyyy-MM-dd.</summary>
    public const string To = "to";

    /// <summary>Post code; several.</summary>
    public const string Post = "post";

    /// <summary>Direction code; several.</summary>
    public const string Direction = "direction";

    /// <summary>State code; several, also in one value separated by blanks or commas.</summary>
    public const string Nationality = "nationality";

    /// <summary>F, M or X; several.</summary>
    public const string Sex = "sex";

    /// <summary>Age band code; several.</summary>
    public const string Age = "age";

    /// <summary>What each row is.</summary>
    public const string By = "by";

    /// <summary>What divides each row.</summary>
    public const string Split = "split";

    internal static readonly string[] All = [From, To, Post, Direction, Nationality, Sex, Age, By, Split];
}
