using Microsoft.EntityFrameworkCore;

namespace Bmis.BorderPost.Journaling;

/// <summary>What the lane knows beside the chain. The chain itself is written and read by prepared commands.</summary>
internal sealed class JournalContext(DbContextOptions<JournalContext> options) : DbContext(options)
{
    internal DbSet<AcknowledgedRow> Acknowledged => Set<AcknowledgedRow>();

    internal DbSet<BranchRow> Branch => Set<BranchRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AcknowledgedRow>(acknowledged =>
        {
            acknowledged.ToTable("acknowledged").HasKey(row => row.Id);
            acknowledged.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            acknowledged.Property(row => row.Sequence).HasColumnName("sequence");
            acknowledged.Property(row => row.Hash).HasColumnName("hash");
        });
        modelBuilder.Entity<BranchRow>(branch =>
        {
            branch.ToTable("branch").HasKey(row => row.Id);
            branch.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            branch.Property(row => row.Epoch).HasColumnName("epoch");
        });
    }
}
