namespace Bmis.BorderPost.Screens;

/// <summary>The picture of an earlier crossing, to compare with the traveller.</summary>
/// <param name="Address">Where the picture is.</param>
/// <param name="Caption">When it was taken, and which way that crossing went.</param>
/// <param name="Alternative">The same for whoever does not see the picture.</param>
public sealed record EarlierPhotoView(string Address, string Caption, string Alternative);
