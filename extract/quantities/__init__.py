"""What do the figures of running text say: which numbers are quantities, what each measures, and for when?"""
