namespace Bmis.Central.Posts;

/// <summary>The numbers by which a lane's state is judged. All are ours.</summary>
internal sealed class PostsOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    /// <summary>A lane says how it is every few seconds; after this long it counts as silent, which is red.</summary>
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often all lanes are judged for the pages that stand open.</summary>
    public TimeSpan JudgedEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An entry older than this should have arrived: amber.</summary>
    public TimeSpan BehindAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>An entry that has not arrived for so long does not come by itself: red.</summary>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A list published longer ago than this should be at the lane: amber.</summary>
    public TimeSpan ListTravel { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A clock further off than this is amber.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Less free disk than this is amber: about a year of a busy lane's journal and pictures.</summary>
    public int LowDiskMegabytes { get; set; } = 5_000;

    /// <summary>Less free disk than this is red: lists need room beside the journal.</summary>
    public int FullDiskMegabytes { get; set; } = 500;

    /// <summary>A certificate that ends within so many days is amber: it should have been renewed.</summary>
    public int CertificateDays { get; set; } = 21;

    /// <summary>A certificate that ends within so many days is red: then the lane is shut out.</summary>
    public int LastCertificateDays { get; set; } = 7;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() =>
        Problem(nameof(SilentAfter), SilentAfter)
        ?? Problem(nameof(JudgedEvery), JudgedEvery)
        ?? Problem(nameof(BehindAfter), BehindAfter)
        ?? Problem(nameof(StuckAfter), StuckAfter)
        ?? Problem(nameof(ListTravel), ListTravel)
        ?? Problem(nameof(ClockSkew), ClockSkew)
        ?? (FullDiskMegabytes < 0 || LowDiskMegabytes < FullDiskMegabytes
            ? "Posts:LowDiskMegabytes must be at least Posts:FullDiskMegabytes, and that at least 0."
            : null)
        ?? (LastCertificateDays < 0 || CertificateDays < LastCertificateDays
            ? "Posts:CertificateDays must be at least Posts:LastCertificateDays, and that at least 0."
            : null);

    private static string? Problem(string name, TimeSpan value) => value < TimeSpan.FromSeconds(1) || value > Longest
        ? $"Posts:{name} must be between one second and {Longest.Days} days."
        : null;
}
