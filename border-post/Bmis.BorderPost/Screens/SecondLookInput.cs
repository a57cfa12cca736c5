namespace Bmis.BorderPost.Screens;

/// <summary>A second look as the page posts it. It prints as <c>[second look]</c>.</summary>
internal sealed class SecondLookInput
{
    public string? Officer { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }

    public string? Number { get; set; }

    public string? BirthDate { get; set; }

    public override string ToString() => "[second look]";
}
