namespace Bmis.Central.Posts;

/// <summary>A post's code and name.</summary>
internal sealed record PostName(string PostCode, string Name);
