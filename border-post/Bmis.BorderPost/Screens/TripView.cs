namespace Bmis.BorderPost.Screens;

/// <summary>The journey as words on the page. It prints as <c>[trip]</c>.</summary>
/// <param name="Category">Code of the traveller's category.</param>
/// <param name="CategoryText">Its name.</param>
/// <param name="Fields">What the profile asks.</param>
/// <param name="IsMinor">Whether a minor is asked more.</param>
public sealed record TripView(string Category, string CategoryText, IReadOnlyList<TripFieldView> Fields, bool IsMinor)
{
    /// <inheritdoc/>
    public override string ToString() => "[trip]";
}
